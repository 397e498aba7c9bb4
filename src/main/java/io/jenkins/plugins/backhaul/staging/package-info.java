/** Making an environment anew from another one: what would be lost, the plan, its phases and the journal that lets them be resumed. */
package io.jenkins.plugins.backhaul.staging;
