print(fromCharCode(70000));
