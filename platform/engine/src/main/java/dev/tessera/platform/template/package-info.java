/** Chat templates: a Jinja2 interpreter for the templates that Hugging Face checkpoints bring. */
package dev.tessera.platform.template;
