/** The API in words for programs. */
package dev.tessera.frontend.openai.document;
