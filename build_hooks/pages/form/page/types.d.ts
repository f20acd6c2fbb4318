declare var OcopSearch: { fold(text: string): string; slugify(text: string): string };
