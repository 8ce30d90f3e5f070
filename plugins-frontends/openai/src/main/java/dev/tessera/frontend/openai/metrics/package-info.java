/** What the server counts and times of the calls it answers. */
package dev.tessera.frontend.openai.metrics;
