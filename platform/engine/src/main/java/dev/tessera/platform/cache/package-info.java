/** Which policy the platform's caches follow. */
package dev.tessera.platform.cache;
