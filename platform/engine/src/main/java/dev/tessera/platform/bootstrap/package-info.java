/** Starts the platform: loads plugins, binds configuration and wires everything into one injector. */
package dev.tessera.platform.bootstrap;
