package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;
import net.sf.json.JSONObject;

/** A signature for the compiler, written by bin/signatures. */
public interface StaplerRequest2 extends HttpServletRequest {
    void bindJSON(Object arg0, JSONObject arg1);
}
