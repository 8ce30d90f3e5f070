/** Reading what checkpoints say of themselves. */
package dev.tessera.models.config;
