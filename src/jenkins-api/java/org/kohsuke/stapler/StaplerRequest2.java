package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import net.sf.json.JSONObject;

/** A signature for the compiler, written by bin/signatures. */
public interface StaplerRequest2 extends HttpServletRequest {
    void bindJSON(Object arg0, JSONObject arg1);

    <T> List<T> bindJSONToList(Class<T> arg0, Object arg1);
}
