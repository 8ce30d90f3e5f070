/** Reading JSON that nobody has looked at before. */
package dev.tessera.platform.json;
