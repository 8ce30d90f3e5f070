/** The backend that runs graphs on PyTorch. */
package dev.tessera.backend.pytorch;
