/** Parts of messages: text and media in all the forms in which clients write them. */
package dev.tessera.frontend.openai.content;
