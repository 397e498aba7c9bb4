import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

/** Whether somebody, or a newer build, ended this one. A lost agent and a time limit interrupt it as well, but are failures. */
def call(Exception e) {
    e instanceof FlowInterruptedException && e.actualInterruption &&
        e.causes.every { it.class.simpleName in ['UserInterruption', 'CancelledCause', 'QueueTaskCancelled'] }
}
