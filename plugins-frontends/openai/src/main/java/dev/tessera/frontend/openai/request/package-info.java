/** What requests of several endpoints have in common. */
package dev.tessera.frontend.openai.request;
