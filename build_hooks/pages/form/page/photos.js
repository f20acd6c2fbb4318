// Photos: picked or taken, made small on the spot, described, put in order, taken away.
((Form) => {
  const { el } = Form;

  Form.photos = (form) => {
    const { state } = form;
    const most = form.rules.records.product.photos.max || 0;
    const there = el("div");
    const place = el("div", { "data-at": "product:photos" });
    const said = Form.told({ role: "status" });
    const consent = consentTo(form);

    /** One after the other: a large picture takes much memory while it is open. @param {File[]} files */
    async function take(files) {
      /** @type {string[]} */
      const wrong = [];
      /** @type {string[]} */
      const remarks = [];
      const left = most - heldBy(state).length - state.photos.length;
      const taken = files.slice(0, left);
      for (const [at, file] of taken.entries()) {
        tell([OcopWords.fill(OcopWords.form.photo_shrinking, { number: at + 1, count: taken.length })]);
        try {
          remarks.push(...(await keep(file)));
        } catch (_) {
          wrong.push(file.name);
        }
      }
      tell([...remarks, refused(wrong, files.length - left, most)]);
      form.changed();
      form.drawPhotos();
    }

    /** What is to be said of a photo, which is kept unless that is an error. @param {File} file */
    async function keep(file) {
      const { picture, isWhole } = await Form.openPhoto(file);
      const found = form.rules.photo({ isWhole, width: picture.naturalWidth, height: picture.naturalHeight });
      if (!found.some((problem) => problem.level === "error")) {
        state.photos.push({ blob: await Form.shrink(picture), alt: "", kind: "photo" });
      }
      return found.map((problem) => `“${file.name}”: ${Form.sentence(problem)}.`);
    }

    /** @param {string[]} lines */
    function tell(lines) {
      const shown = lines.filter(Boolean).map((line) => el("span", {}, line));
      Form.fill(said, shown);
      said.hidden = !shown.length;
    }

    /** Put a photo elsewhere, or away with null. @param {number} at @param {number | null} to */
    function move(at, to) {
      const all = state.photos;
      const [moved] = all.splice(at, 1);
      if (to === null) {
        URL.revokeObjectURL(moved.url || "");
      } else {
        all.splice(to, 0, moved);
      }
      form.changed();
      draw();
      const item = place.children[Math.min(to === null ? at : to, all.length - 1)];
      item?.querySelector("input")?.focus();
    }

    function draw() {
      Form.fill(there, inCatalog(form, draw));
      Form.fill(
        place,
        state.photos.map((photo, at) => drawn(form, photo, at, move)),
      );
      consent.hidden = !state.photos.length;
    }

    form.drawPhotos = draw; // the group may have been changed, and all drawn anew, while pictures were made small
    draw();
    return [
      Form.help(OcopWords.form.help_photos),
      there,
      place,
      consent,
      said,
      el("p", { class: "ocop-buttons" }, [
        Form.picker(OcopWords.form.pick_photos, { accept: "image/*", multiple: true }, take),
        Form.picker(
          OcopWords.form.take_photo,
          { accept: "image/*", capture: "environment" },
          take,
          "ocop-form__camera",
        ),
      ]),
    ];
  };

  /** Photos that the product has and keeps. @param {OcopForm.State} state @returns {OcopForm.Filled[]} */
  const heldBy = ({ product }) => product.photos || [];

  /**
   * Photos that the product has, each with its words and a way to take it out; new ones come behind.
   * @param {OcopForm.Form} form @param {() => void} again
   */
  function inCatalog(form, again) {
    const { base, product } = form.state;
    if (!base.photos) return [];
    const spec = { ...form.rules.records.product.photos, record: "product" };
    return [
      Form.help(OcopWords.form.photos_there),
      el(
        "ul",
        { class: "ocop-plain ocop-form__there" },
        heldBy(form.state).map((photo, at) => held(form, photo, at, again)),
      ),
      Form.gonePart(form, spec, product, again),
    ];
  }

  /**
   * One of them.
   * @param {OcopForm.Form} form @param {OcopForm.Filled} photo @param {number} at @param {() => void} again
   */
  function held(form, photo, at, again) {
    const { config, state } = form;
    const thumb =
      state.thumbs[state.base.photos.findIndex((/** @type {OcopForm.Filled} */ old) => old.file === photo.file)];
    const label = OcopWords.fill(OcopWords.form.photo_alt, { number: at + 1 });
    const remove = () => {
      heldBy(state).splice(at, 1);
      form.changed();
      again();
    };
    return el("li", {}, [
      thumb ? el("img", { src: config.root + thumb, alt: "", loading: "lazy" }) : null,
      el("div", {}, [
        el("p", {}, photo.file),
        Form.field(
          form,
          { ...form.rules.records.photo.alt, label, record: "photo" },
          photo,
          `product:photos[${at + 1}].alt`,
        ),
        tool(OcopWords.form.remove_photo, at + 1, remove),
      ]),
    ]);
  }

  /**
   * A button below a photo, which says to those who do not see it whose it is.
   * @param {string} words @param {number} number @param {() => void} click
   */
  const tool = (words, number, click) =>
    Form.button(words, null, click, OcopWords.fill(OcopWords.form.of_photo, { words, number }));

  /** Who is in the pictures is asked once there are any. @param {OcopForm.Form} form */
  function consentTo(form) {
    const ask = Form.tick(
      OcopWords.form.photo_consent,
      form.state.photoConsent,
      (isTicked) => {
        form.state.photoConsent = isTicked;
        form.changed();
      },
      { required: true },
    );
    return el("div", { class: "ocop-form__consent", "data-at": "sending:photo_consent", hidden: true }, [
      ask,
      Form.help(OcopWords.form.photo_nobody),
      Form.told(),
    ]);
  }

  /**
   * A photo with its description, and buttons to put it elsewhere or away.
   * @param {OcopForm.Form} form @param {OcopForm.Photo} photo @param {number} at
   * @param {(at: number, to: number | null) => void} move
   */
  function drawn(form, photo, at, move) {
    const number = heldBy(form.state).length + at + 1;
    const path = `product:photos[${number}]`;
    photo.url = photo.url || URL.createObjectURL(photo.blob);
    const alt = el("input", {
      type: "text",
      value: photo.alt,
      input: () => {
        photo.alt = alt.value;
        form.changed();
      },
    });

    /** @param {string} words @param {number | null} to */
    const moved = (words, to) => tool(words, number, () => move(at, to));

    return el("div", { class: "ocop-form__photo", "data-at": path }, [
      el("img", { src: photo.url, alt: photo.alt || OcopWords.fill(OcopWords.form.photo_number, { number }) }),
      el("div", {}, [
        Form.shell(alt, OcopWords.fill(OcopWords.form.photo_alt, { number }), {
          at: `${path}.alt`,
          help: OcopWords.form.help_photo_alt,
        }),
        Form.tick(OcopWords.form.illustration, photo.kind === "illustration", (isTicked) => {
          photo.kind = isTicked ? "illustration" : "photo";
          form.changed();
        }),
        el("p", { class: "ocop-form__tools" }, [
          at > 0 ? moved(OcopWords.form.photo_earlier, at - 1) : null,
          at + 1 < form.state.photos.length ? moved(OcopWords.form.photo_later, at + 1) : null,
          moved(OcopWords.form.remove_photo, null),
        ]),
      ]),
    ]);
  }

  /**
   * @param {string[]} wrong names of what is no picture @param {number} over how many were too many
   * @param {number} most
   */
  function refused(wrong, over, most) {
    const names = wrong.map((name) => `“${name}”`).join(", ");
    const heic = wrong.filter((name) => /\.hei[cf]$/i.test(name)).length;
    const said = [
      wrong.length ? OcopWords.fill(OcopWords.form.photos_unreadable, { names }) : "",
      heic ? OcopWords.form.photos_heic : "",
      heic < wrong.length ? OcopWords.form.photos_other : "",
    ].filter(Boolean);
    return [...said, ...(over > 0 ? [OcopWords.fill(OcopWords.form.photos_over, { most, over })] : [])].join(" ");
  }
})(globalThis.OcopForm);
