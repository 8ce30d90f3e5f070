/** Between text and tokens. */
package dev.tessera.platform.tokenizer;
