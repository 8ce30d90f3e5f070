/** The options of commands that stand for configuration keys: on the command line, and in files. */
package dev.tessera.cli.option;
