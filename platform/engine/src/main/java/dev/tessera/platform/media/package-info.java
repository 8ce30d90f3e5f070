/** Media of requests: fetched, decoded and processed. */
package dev.tessera.platform.media;
