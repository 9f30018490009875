run("Text Window...", "name=Notes width=40 height=5");
print("[Notes]", "one\n"); print("[Notes]", "two"); print("[Notes]", "three\nfour");
print("[Notes]", "\\Update:replaced\n"); print("[Notes]", "end");
showText("Editor", "some text\nmore"); showText("untitled text");
