/** Python's values and what its operators, conversions and formats do with them. */
package dev.tessera.platform.template.value;
