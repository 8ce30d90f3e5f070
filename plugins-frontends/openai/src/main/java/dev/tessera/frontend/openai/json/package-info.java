/** Reading JSON that nobody vouches for, and writing JSON. */
package dev.tessera.frontend.openai.json;
