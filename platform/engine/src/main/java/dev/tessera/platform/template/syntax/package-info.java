/** From the text of a template to its tree of statements and expressions. */
package dev.tessera.platform.template.syntax;
