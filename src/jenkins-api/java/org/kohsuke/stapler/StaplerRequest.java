package org.kohsuke.stapler;

import javax.servlet.http.HttpServletRequest;

/** A signature for the compiler, written by bin/signatures. */
@Deprecated
public interface StaplerRequest extends HttpServletRequest {}
