package dev.tessera.spi.error;

import static dev.tessera.spi.error.ErrorType.EXTERNAL;
import static dev.tessera.spi.error.ErrorType.INSUFFICIENT_RESOURCES;
import static dev.tessera.spi.error.ErrorType.INTERNAL;
import static dev.tessera.spi.error.ErrorType.LIMIT;
import static dev.tessera.spi.error.ErrorType.NOT_FOUND;
import static dev.tessera.spi.error.ErrorType.USER_ERROR;

/** The error codes that the platform and its bundled plugins use. */
public final class StandardErrors {
    /** A field of a request is missing, unknown, of the wrong type or out of range. */
    public static final ErrorCode INVALID_REQUEST = new ErrorCode("INVALID_REQUEST", USER_ERROR, false);
    /** A request over one of a frontend's limits of bytes, length, depth or number. */
    public static final ErrorCode REQUEST_TOO_LARGE = new ErrorCode("REQUEST_TOO_LARGE", LIMIT, false);
    /** Media that cannot be decoded: truncated, corrupt or not media at all. */
    public static final ErrorCode INVALID_MEDIA = new ErrorCode("INVALID_MEDIA", USER_ERROR, false);
    /** Media of a modality that the model does not take. */
    public static final ErrorCode UNSUPPORTED_MODALITY = new ErrorCode("UNSUPPORTED_MODALITY", USER_ERROR, false);
    /** Media in a format, or with a codec, that no plugin reads. */
    public static final ErrorCode UNSUPPORTED_MEDIA = new ErrorCode("UNSUPPORTED_MEDIA", USER_ERROR, false);
    /** Media over a byte, pixel, frame or duration limit. */
    public static final ErrorCode MEDIA_TOO_LARGE = new ErrorCode("MEDIA_TOO_LARGE", LIMIT, false);
    /** Media that could not be read from where the request says it is. */
    public static final ErrorCode MEDIA_UNREACHABLE = new ErrorCode("MEDIA_UNREACHABLE", USER_ERROR, false);
    /** Media whose sender took longer than it is given. */
    public static final ErrorCode MEDIA_TIMEOUT = new ErrorCode("MEDIA_TIMEOUT", EXTERNAL, true);
    /** More media items of one modality than a prompt may have. */
    public static final ErrorCode TOO_MANY_MEDIA_ITEMS = new ErrorCode("TOO_MANY_MEDIA_ITEMS", LIMIT, false);
    /** Media under a uuid that the caller has used for other media. */
    public static final ErrorCode MEDIA_CONFLICT = new ErrorCode("MEDIA_CONFLICT", USER_ERROR, false);
    /** Media that the request leaves out because it should be cached, but is not. */
    public static final ErrorCode MEDIA_NOT_CACHED = new ErrorCode("MEDIA_NOT_CACHED", USER_ERROR, false);
    /** A prompt, media tokens included, that leaves no room in the context. */
    public static final ErrorCode PROMPT_TOO_LONG = new ErrorCode("PROMPT_TOO_LONG", LIMIT, false);
    /** The chat template does not parse, exceeds its budget, or raised an error of its own. */
    public static final ErrorCode INVALID_TEMPLATE = new ErrorCode("INVALID_TEMPLATE", USER_ERROR, false);
    /** A checkpoint directory or file that is missing, unreadable, inconsistent or hostile. */
    public static final ErrorCode INVALID_CHECKPOINT = new ErrorCode("INVALID_CHECKPOINT", USER_ERROR, false);
    /** A name of a backend, model family, media source or the like that no plugin contributes. */
    public static final ErrorCode UNKNOWN_NAME = new ErrorCode("UNKNOWN_NAME", NOT_FOUND, false);
    /** A configuration value that is unknown or out of range. */
    public static final ErrorCode INVALID_CONFIGURATION = new ErrorCode("INVALID_CONFIGURATION", USER_ERROR, false);
    /** A plugin directory that cannot be loaded, or two plugins that contradict each other. */
    public static final ErrorCode INVALID_PLUGIN = new ErrorCode("INVALID_PLUGIN", INTERNAL, false);
    /** A graph whose shapes or types do not fit together: a defect of a model plugin, or a checkpoint that lies. */
    public static final ErrorCode INVALID_GRAPH = new ErrorCode("INVALID_GRAPH", INTERNAL, false);
    /** The engine's queue is full. */
    public static final ErrorCode QUEUE_FULL = new ErrorCode("QUEUE_FULL", LIMIT, true);
    /** The request was cancelled, or the engine closed before it was finished. */
    public static final ErrorCode CANCELLED = new ErrorCode("CANCELLED", EXTERNAL, true);
    /** Memory for weights, caches or activations cannot be had. */
    public static final ErrorCode OUT_OF_MEMORY = new ErrorCode("OUT_OF_MEMORY", INSUFFICIENT_RESOURCES, true);
    /** The tensor runtime failed while it compiled or ran a graph. */
    public static final ErrorCode BACKEND_FAILED = new ErrorCode("BACKEND_FAILED", INTERNAL, true);
    /** Anything that should not happen. */
    public static final ErrorCode INTERNAL_ERROR = new ErrorCode("INTERNAL_ERROR", INTERNAL, false);

    private StandardErrors() {}
}
