/** The books of encoder outputs that are kept on the device. */
package dev.tessera.platform.encodercache;
