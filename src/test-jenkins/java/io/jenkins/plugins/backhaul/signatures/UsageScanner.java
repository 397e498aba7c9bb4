package io.jenkins.plugins.backhaul.signatures;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Tells {@link UsedApi} everything that a source names, calls, overrides or implements. */
final class UsageScanner extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final UsedApi used;

    UsageScanner(Trees trees, UsedApi used) {
        this.trees = trees;
        this.used = used;
    }

    @Override
    public Void scan(Tree tree, Void nothing) {
        if (tree != null && getCurrentPath() != null) {
            Element element = trees.getElement(new TreePath(getCurrentPath(), tree));
            if (element != null) {
                used.use(element);
            }
        }
        return super.scan(tree, null);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
        used.extendedBy((TypeElement) trees.getElement(getCurrentPath()));
        return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
        used.overriddenBy((ExecutableElement) trees.getElement(getCurrentPath()));
        return super.visitMethod(tree, null);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
        used.mention(type());
        return super.visitVariable(tree, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
        used.implemented(type());
        return super.visitLambdaExpression(tree, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
        used.implemented(type());
        return super.visitMemberReference(tree, null);
    }

    private TypeMirror type() {
        return trees.getTypeMirror(getCurrentPath());
    }
}
