/** What the input processors of all families check. */
package dev.tessera.models.processor;
