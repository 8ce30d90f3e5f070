/** Models as their checkpoints describe them: family, tokenizer, chat template and generation defaults. */
package dev.tessera.platform.model;
