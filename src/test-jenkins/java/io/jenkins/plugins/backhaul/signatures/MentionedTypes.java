package io.jenkins.plugins.backhaul.signatures;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Every type that is named in a type or in the signature of a method; bounds of type variables are named where they are declared. */
final class MentionedTypes extends SimpleTypeVisitor14<Void, Set<TypeElement>> {
    Set<TypeElement> in(TypeMirror type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        visit(type, found);
        return found;
    }

    @Override
    public Void visitDeclared(DeclaredType type, Set<TypeElement> found) {
        found.add((TypeElement) type.asElement());
        visitAll(type.getTypeArguments(), found);
        return visit(type.getEnclosingType(), found);
    }

    @Override
    public Void visitArray(ArrayType type, Set<TypeElement> found) {
        return visit(type.getComponentType(), found);
    }

    @Override
    public Void visitWildcard(WildcardType type, Set<TypeElement> found) {
        if (type.getExtendsBound() != null) {
            visit(type.getExtendsBound(), found);
        }
        return type.getSuperBound() == null ? null : visit(type.getSuperBound(), found);
    }

    @Override
    public Void visitExecutable(ExecutableType type, Set<TypeElement> found) {
        visit(type.getReturnType(), found);
        visitAll(type.getParameterTypes(), found);
        visitAll(type.getThrownTypes(), found);
        return null;
    }

    private void visitAll(List<? extends TypeMirror> types, Set<TypeElement> found) {
        types.forEach(type -> visit(type, found));
    }
}
