/** Tessera in a Java program: {@link dev.tessera.api.TesseraModel} opens a model and asks it. */
package dev.tessera.api;
