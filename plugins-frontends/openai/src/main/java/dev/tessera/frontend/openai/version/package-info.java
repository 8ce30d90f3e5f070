/** Which version of the plugin this is. */
package dev.tessera.frontend.openai.version;
