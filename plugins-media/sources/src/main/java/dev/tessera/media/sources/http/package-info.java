/** Media from the web, fetched without reaching what is not public. */
package dev.tessera.media.sources.http;
