package dev.tessera.spi.error;

/**
 * Who can do something about an error. A frontend derives its status code from this, and from the {@link ErrorCode} where this
 * says too little.
 */
public enum ErrorType {
    /** The request is wrong: repeating it unchanged fails again. */
    USER_ERROR,
    /** The request names something that does not exist. */
    NOT_FOUND,
    /** The request is well-formed but larger than a configured limit, or the server takes no more work now. */
    LIMIT,
    /**
     * Others ended the request: a media server took longer than it is given, or whoever asked is gone. Media that a server
     * refuses or does not have is a {@link #USER_ERROR}, for the request named it.
     */
    EXTERNAL,
    /** Memory or another resource ran out while the request was served. */
    INSUFFICIENT_RESOURCES,
    /** A defect of Tessera, of a plugin, or of the installation. */
    INTERNAL
}
