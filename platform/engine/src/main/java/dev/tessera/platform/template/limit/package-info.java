/** What parsing and rendering a template may use, and how it fails. */
package dev.tessera.platform.template.limit;
