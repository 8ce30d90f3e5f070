/** The vision transformers of CLIP and SigLIP: their settings, patches and network. */
package dev.tessera.models.vision;
