print("one");
}
print("two");
