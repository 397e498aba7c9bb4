package io.jenkins.plugins.backhaul.signatures;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a compiled class shows to others, member by member, as text: so that two versions of a class can be compared. */
final class Members {
    private static final int BINDING =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;

    private Members() {}

    static Set<String> of(Class<?> type) {
        return declared(type, member -> true);
    }

    /** What a subclass has to implement, or cannot override. */
    static Set<String> abstractOrFinal(Class<?> type) {
        return declared(
                type,
                member -> member instanceof Method
                        && (member.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL)) != 0);
    }

    /** Its kind and modifiers; of an annotation where and how long it is seen, of a nested class what it is nested in. */
    static String head(Class<?> type) {
        int modifiers =
                type.getModifiers() & (type.isEnum() ? BINDING & ~Modifier.ABSTRACT & ~Modifier.FINAL : BINDING);
        Target target = type.getAnnotation(Target.class);
        Retention retention = type.getAnnotation(Retention.class);
        return String.join(
                " ",
                Modifier.toString(modifiers),
                type.toString(),
                "parameters=" + Arrays.toString(type.getTypeParameters()),
                "in=" + type.getDeclaringClass(),
                "deprecated=" + type.isAnnotationPresent(Deprecated.class),
                "target=" + target,
                "retention=" + retention);
    }

    /** Every class and interface that it extends or implements, however far up. */
    static Set<Class<?>> superTypes(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .forEach(parent -> {
                    all.add(parent);
                    all.addAll(superTypes(parent));
                });
        return all;
    }

    static Set<String> names(Set<Class<?>> types) {
        return types.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> declared(Class<?> type, Predicate<Member> wanted) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .<Member>flatMap(Arrays::stream)
                .filter(member -> !member.isSynthetic())
                .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .filter(wanted)
                .map(Members::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Member member) {
        String modifiers = Modifier.toString(member.getModifiers() & BINDING);
        if (member instanceof Field field) {
            return modifiers + " " + field.getType().getName() + " " + field.getName();
        }
        Executable executable = (Executable) member;
        String parameters = types(executable.getParameterTypes()) + (executable.isVarArgs() ? " varargs" : "");
        String thrown = " throws " + types(executable.getExceptionTypes());
        String deprecated = executable.isAnnotationPresent(Deprecated.class) ? " deprecated" : "";
        if (executable instanceof Constructor) {
            return modifiers + " new " + parameters + thrown + deprecated;
        }
        Method method = (Method) executable;
        return modifiers + " " + method.getReturnType().getName() + " " + method.getName() + parameters + thrown
                + deprecated + (method.isDefault() ? " default" : "") + value(method);
    }

    private static String value(Method element) {
        Object value = element.getDefaultValue();
        return value == null ? "" : " = " + (value instanceof Object[] all ? Arrays.toString(all) : value);
    }

    private static String types(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(", ", "(", ")"));
    }
}
