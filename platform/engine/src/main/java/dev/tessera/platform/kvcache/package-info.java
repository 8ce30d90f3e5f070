/** The books of the paged KV cache: blocks, block tables and shared prefixes. */
package dev.tessera.platform.kvcache;
