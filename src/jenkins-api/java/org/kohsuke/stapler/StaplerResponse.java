package org.kohsuke.stapler;

import javax.servlet.http.HttpServletResponse;

/** A signature for the compiler, written by bin/signatures. */
@Deprecated
public interface StaplerResponse extends HttpServletResponse {}
