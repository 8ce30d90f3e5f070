/** Model families: input processing, encoders and decoders. */
package dev.tessera.spi.model;
