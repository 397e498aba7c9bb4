package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;

/** A signature for the compiler, written by bin/signatures. */
public interface StaplerResponse2 extends HttpServletResponse {}
