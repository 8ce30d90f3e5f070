/** Runs a parsed template: statements, expressions, filters, tests and methods. */
package dev.tessera.platform.template.evaluation;
