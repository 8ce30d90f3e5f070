/** Typed configuration: records of settings, bound from a file, the environment and the command line. */
package dev.tessera.platform.config;
