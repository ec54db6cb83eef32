using System.Text;
using Cahier.Host.Commands;

// Lessons' titles and file names have accents; a Windows console starts in a code page that may not.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CahierCommand.InvokeAsync(args);
