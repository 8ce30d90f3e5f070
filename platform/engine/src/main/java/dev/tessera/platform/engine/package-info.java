/** The engine: one model that answers requests, token by token. */
package dev.tessera.platform.engine;
