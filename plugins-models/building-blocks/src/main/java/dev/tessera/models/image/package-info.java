/** From pictures to the numbers that vision encoders take, exactly as Pillow and transformers compute them. */
package dev.tessera.models.image;
