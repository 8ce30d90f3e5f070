/** Calls of the API without their transport. */
package dev.tessera.frontend.openai.call;
