/** Text for terminals. */
package dev.tessera.platform.text;
