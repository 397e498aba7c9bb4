package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.Permission;
import java.util.List;
import org.springframework.security.core.Authentication;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class CredentialsProvider extends Descriptor<CredentialsProvider>
        implements ExtensionPoint, Describable<CredentialsProvider> {
    public static final Permission USE_ITEM = null;

    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(
            String arg0, Class<C> arg1, ItemGroup<?> arg2, Authentication arg3, List<DomainRequirement> arg4) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> C findCredentialById(
            String arg0, Class<C> arg1, Run<?, ?> arg2, List<DomainRequirement> arg3) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C track(Run arg0, C arg1) {
        throw new UnsupportedOperationException();
    }

    private CredentialsProvider() {
        throw new UnsupportedOperationException();
    }
}
