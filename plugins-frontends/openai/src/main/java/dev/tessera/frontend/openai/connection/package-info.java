/** Connections of clients, and whether somebody is still at their other end. */
package dev.tessera.frontend.openai.connection;
