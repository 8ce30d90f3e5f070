/** Typed configuration of plugins. */
package dev.tessera.spi.config;
