package dev.tessera.platform.engine;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;

/** Binds what opens engines. */
public final class EngineModule implements Module {
    @Override
    public void configure(Binder binder) {
        binder.bind(EngineOpener.class).in(Scopes.SINGLETON);
    }
}
