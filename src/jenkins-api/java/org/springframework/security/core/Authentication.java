package org.springframework.security.core;

import java.io.Serializable;
import java.security.Principal;

/** A signature for the compiler, written by bin/signatures. */
public interface Authentication extends Principal, Serializable {}
